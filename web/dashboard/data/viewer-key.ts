const NAME = 'atlas-key';

/** The key that the viewer gave, which is kept as long as the tab; undefined for the public. */
export function keyOfViewer(): string | undefined {
  return sessionStorage.getItem(NAME) ?? undefined;
}

/** Keeps a key for this tab; undefined forgets it. */
export function keepKey(key: string | undefined): void {
  if (key === undefined) sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, key);
}
