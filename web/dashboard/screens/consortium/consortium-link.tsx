import { Link } from '@tanstack/react-router';

/** Leads to the page of a consortium, by its name in its own language. */
export function ConsortiumLink({
  of: { ref, name },
}: {
  readonly of: { readonly ref: string; readonly name: string };
}) {
  return (
    <Link to="/consortia/$ref" params={{ ref }}>
      <span lang="zh-CN">{name}</span>
    </Link>
  );
}
