/** The words of a line of a shell, with its quotes taken away and its variables put in. */
export function shellWords(line: string, variables: Readonly<Record<string, string>>): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    if (quote === '' && /\s/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (letter === quote) {
      quote = '';
    } else if (quote === '' && (letter === '"' || letter === "'")) {
      quote = letter;
      word ??= '';
    } else if (letter === '$' && quote !== "'") {
      const [name = ''] = /^\w+/.exec(line.slice(at + 1)) ?? [];
      word = (word ?? '') + (variables[name] ?? '');
      at += name.length;
    } else {
      word = (word ?? '') + letter;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** What a line of curl asks for. */
export interface CurlRequest {
  readonly url: URL;
  readonly init: RequestInit;
}

/** Reads a line of curl, of the options that pages use; a file of a form is given by `file`. */
export function curlRequest(words: readonly string[], file: (name: string) => Blob): CurlRequest {
  const headers = new Headers();
  const query = new URLSearchParams();
  let address = '';
  let body: string | FormData | undefined;
  const rest = [...words];
  const next = () => {
    const word = rest.shift();
    if (word === undefined) throw new Error(`curl lacks a word: ${words.join(' ')}`);
    return word;
  };
  while (rest.length > 0) {
    const word = next();
    if (word === '-H') {
      const [name = '', ...value] = next().split(': ');
      headers.set(name, value.join(': '));
    } else if (word === '-d') body = next();
    else if (word === '--data-urlencode') {
      const [name = '', ...value] = next().split('=');
      query.set(name, value.join('='));
    } else if (word === '-F') {
      const [name = '', ...value] = next().split('=');
      const form = body instanceof FormData ? body : new FormData();
      const text = value.join('=');
      if (text.startsWith('@')) form.set(name, file(text.slice(1)), text.slice(1));
      else form.set(name, text);
      body = form;
    } else if (word === '-o') next();
    else if (/^https?:/.test(word)) address = word;
    else if (!['-G', '-OJ', '-O'].includes(word)) throw new Error(`say what curl does with ${word}`);
  }
  const url = new URL(address);
  for (const [name, value] of query) url.searchParams.set(name, value);
  return { url, init: { headers, ...(body === undefined ? {} : { method: 'POST', body }) } };
}
