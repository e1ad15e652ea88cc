/** The model reads 128 tokens, about this many characters of English. */
const WINDOW_LENGTH = 480;

/** Windows beyond these carry no vector: a pasted log must not fill the index. */
const MAX_WINDOWS = 8;

/** Cuts text at white space into the windows that get a vector each. Blank text has none. */
export function splitForEmbedding(text: string): readonly string[] {
  const windows: string[] = [];
  let rest = text.slice(0, WINDOW_LENGTH * (MAX_WINDOWS + 1)).trim();
  while (rest !== '' && windows.length < MAX_WINDOWS) {
    const cut = rest.length <= WINDOW_LENGTH ? rest.length : cutAt(rest);
    windows.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return windows;
}

/** The last white space in the second half of the window, else its end. */
function cutAt(text: string): number {
  const space = text.slice(0, WINDOW_LENGTH).search(/\s\S*$/);
  return space > WINDOW_LENGTH / 2 ? space : WINDOW_LENGTH;
}
