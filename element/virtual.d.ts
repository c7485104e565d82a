/** The built page as texts, put in by scripts/element.mjs. */
declare module 'virtual:ravine-page' {
  export const script: string;
  export const style: string;
  /** Content of the body. */
  export const body: string;
  /** Scripts of workers, by the names that the page's script calls them. */
  export const workers: Readonly<Record<string, string>>;
}
