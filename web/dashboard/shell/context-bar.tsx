import { Button, TextInput } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { isCalendarDate } from './calendar.ts';
import { dayOf, VIEW } from './view.ts';

/** The one day, which every screen follows. */
export function ContextBar() {
  const { say } = useWords();
  const search = useRouterState({ select: ({ location }) => location.search });
  const navigate = useNavigate();
  const view = VIEW.parse(search);
  const day = dayOf(view);
  const [written, write] = useState(day);
  useEffect(() => write(day), [day]);
  const isWrong = !isCalendarDate(written);
  const show = (on: string | undefined) =>
    navigate({ to: '.', search: (before: object) => ({ ...before, on }), replace: true });
  return (
    <div className="context">
      <TextInput
        type="date"
        label={say('context.day')}
        value={written}
        error={isWrong ? say('context.dayWrong') : undefined}
        styles={{ root: { display: 'flex', alignItems: 'center', gap: 8 } }}
        onChange={({ currentTarget: { value } }) => {
          write(value);
          if (isCalendarDate(value)) void show(value);
        }}
      />
      <Button
        variant="default"
        size="compact-md"
        disabled={view.on === undefined}
        onClick={() => void show(undefined)}
      >
        {say('context.today')}
      </Button>
    </div>
  );
}
