/** The most words and signs of a document. The widest honest questions have some hundred; the parser stops beyond. */
export const MAX_TOKENS = 5000;
