interface Window {
  /** Put into a page that is timed: returns when the GPU has drawn all that it was told to. */
  painted: () => void;
}
