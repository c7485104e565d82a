/** Parts of the page's frame that some modes have no use for: the style sheet hides what `data-without` names. */
export type FramePart = 'picture' | 'paths' | 'tools' | 'timeline' | 'chart' | 'claims' | 'values' | 'surface';
