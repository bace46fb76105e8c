/** What JupyterLab, started with expose_app_in_browser, lets the page's scripts reach, as far as the tests use it. */
interface Window {
  jupyterapp: {
    commands: { execute(command: string, args?: object): Promise<unknown> };
    shell: { currentWidget: LabNotebook | null; leftCollapsed: boolean };
  };
  /** What recordFrames has seen. */
  recording: { stop: boolean; frames: ScreenFrame[] };
}

/** What one screen frame showed of a cell's output. */
interface ScreenFrame {
  /** Milliseconds since the page was opened. */
  readonly time: number;
  /** Height of the output area in pixels. */
  readonly height: number;
  /** Whether a chart was there whose pixels are not all the same. */
  readonly drawn: boolean;
  /** How often the output had changed until then. */
  readonly changes: number;
}

interface LabNotebook {
  content: { activeCellIndex: number; widgets: { model: LabCell }[]; deselectAll(): void };
  context: { ready: Promise<void>; save(): Promise<void> };
  sessionContext: { ready: Promise<void>; session?: { kernel?: { status: string } } };
}

interface LabCell {
  sharedModel: { getSource(): string; setSource(source: string): void };
  toJSON(): { outputs?: { output_type: string; name?: string; text?: string | string[] }[] };
}
