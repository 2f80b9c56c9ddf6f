import { useEffect } from 'react';
import { useWords } from '../words/words.tsx';

/** Says in the tab, and to whoever hears the page, what it shows. */
export function useTitle(title: string | undefined): void {
  const { say } = useWords();
  const product = say('product');
  useEffect(() => {
    document.title = title === undefined ? product : `${title} · ${product}`;
  }, [title, product]);
}
