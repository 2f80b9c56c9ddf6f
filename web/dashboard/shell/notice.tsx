import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Answer } from '../data/answer.ts';
import { useWords } from '../words/words.tsx';

/** What an answer shows: itself, what is wrong with it, and meanwhile where it will stand. */
export function Shown<Data>({
  answer,
  height,
  children,
}: {
  readonly answer: Answer<Data>;
  /** How high it will be, so that nothing jumps. */
  readonly height: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const { say } = useWords();
  const { data, failure } = answer;
  return (
    <>
      {failure && <FailureNotice answer={answer} />}
      {data === undefined && !failure && (
        <div aria-busy="true" aria-label={say('state.loading')} role="status">
          <Skeleton height={height} />
        </div>
      )}
      {data !== undefined && children(data)}
    </>
  );
}

function FailureNotice({ answer: { failure, data, retry } }: { readonly answer: Answer<unknown> }) {
  const { say } = useWords();
  const left = useCountdown(failure?.retryIn);
  if (!failure) return null;
  const sentence =
    failure.kind === 'UNREACHABLE' && data !== undefined
      ? say('state.UNREACHABLE.kept', { seconds: left })
      : say(`state.${failure.kind}`, { seconds: left, message: failure.message ?? '' });
  return (
    <div className="notice" role="alert">
      <span>{sentence}</span>
      <Button variant="default" size="compact-md" onClick={retry}>
        {say('state.retry')}
      </Button>
    </div>
  );
}

function useCountdown(from: number | undefined): number {
  const [left, setLeft] = useState(from ?? 0);
  useEffect(() => {
    setLeft(from ?? 0);
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, [from]);
  return left;
}
