/**
 * What asconfig.json puts in place of these names, once for each precision: f64 and f64x2, or f32 and f32x4.
 * (For editors and for the type check: the compiler of AssemblyScript does not read this file.)
 */
declare type real = f64;
declare const lanes: typeof f64x2;
