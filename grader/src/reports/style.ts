/** Text and marks keep a contrast of 4.5 to 1 on their backgrounds, light and dark. */
export const style = `
:root { --text: #1b1f24; --quiet: #57606a; --back: #ffffff; --panel: #f3f5f8; --line: #c9d1d9; --bar: #0969da;
  --right: #116329; --wrong: #a40e26; --open: #6b5300; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --quiet: #9da7b3; --back: #0d1117; --panel: #171d26; --line: #3d4652; --bar: #58a6ff;
    --right: #56d364; --wrong: #ff8e86; --open: #e3b341; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .6rem; padding-top: .8rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
a { color: var(--bar); }
:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
.scroll { overflow-x: auto; margin: .6rem 0 1rem; }
table { border-collapse: collapse; }
caption { text-align: left; color: var(--quiet); padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem .4rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
tbody th { font-weight: 600; min-width: 9rem; max-width: 22rem; }
td { max-width: 32rem; }
summary { cursor: pointer; color: var(--bar); }
td p { margin: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
code { background: var(--panel); padding: .1em .3em; border-radius: 4px; font-size: .92em; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { background: var(--panel); padding: .7rem; overflow-x: auto; border-radius: 6px; }
pre code { padding: 0; }
blockquote { margin: .8rem 0; padding: .1rem 1rem; border-left: 4px solid var(--bar); background: var(--panel); }
.note { border: 1px solid var(--line); border-radius: 6px; background: var(--panel); padding: .2rem 1rem; margin: 1rem 0; }
.verdict { font-weight: 600; }
.right { color: var(--right); } .wrong { color: var(--wrong); } .open { color: var(--open); }
figure { margin: 1rem 0; }
figcaption { color: var(--quiet); }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--text); font: 13px system-ui, sans-serif; }
svg .bar { fill: var(--bar); } svg .track { fill: var(--panel); stroke: var(--line); } svg .axis { stroke: var(--quiet); }
@media print { main { max-width: none; } a { color: inherit; } }
`;
