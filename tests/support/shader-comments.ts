/** Functions and struct fields of a shader that no one-line comment explains, beside it or above it. */
export function uncommented(path: string, text: string): string[] {
  const lines = text.split('\n');
  let inStruct = false;
  return lines.flatMap((line, at) => {
    if (/^\s*struct\b/.test(line)) inStruct = true;
    const name = nameOf(line, inStruct);
    if (inStruct && line.includes('}')) inStruct = false;
    return name === undefined || isCommented(lines, at) ? [] : [`${path}:${at + 1} ${name}`];
  });
}

function nameOf(line: string, inStruct: boolean): string | undefined {
  const code = line.replace(/\/\/.*$/, '');
  const fn = /\bfn\s+(\w+)/.exec(code)?.[1];
  if (fn !== undefined || !inStruct) return fn;
  return /^\s*(?:struct\s+\w+\s*\{)?\s*(?:@\w+(?:\([^)]*\))?\s*)*(\w+)\s*:/.exec(code)?.[1];
}

/** A comment on the line, or on the one above it and above its attributes. */
function isCommented(lines: readonly string[], at: number): boolean {
  if (lines[at].includes('//')) return true;
  let above = at - 1;
  while (above >= 0 && /^\s*(@\w+(\([^)]*\))?\s*)+$/.test(lines[above])) above--;
  return above >= 0 && /^\s*\/\//.test(lines[above]);
}
