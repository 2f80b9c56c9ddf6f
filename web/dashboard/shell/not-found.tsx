import { Link } from '@tanstack/react-router';
import { useWords } from '../words/words.tsx';

/** What an address shows that leads nowhere. */
export function NotFound() {
  const { say } = useWords();
  return (
    <section className="card">
      <h1>{say('notFound.title')}</h1>
      <p>{say('notFound.text')}</p>
      <p>
        <Link to="/">{say('notFound.home')}</Link>
      </p>
    </section>
  );
}
