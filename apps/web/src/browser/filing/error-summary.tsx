import { Alert, Anchor, List, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { FormFault } from './faults';

/** Leads to the field, or to the nearest part around it that is on the page. */
function goTo(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const place = document.getElementById(parts.slice(0, length).join('.'));
    if (!place) continue;
    const field = place.matches('input, select, textarea')
      ? place
      : place.querySelector<HTMLElement>(
          'input:not([disabled]):not([type=hidden]), select, textarea, button',
        );
    (field ?? place).focus();
    (field ?? place).scrollIntoView({ block: 'center' });
    return;
  }
}

interface Props {
  title: string;
  faults: readonly FormFault[];
  children?: ReactNode;
}

/** What is to be put right, with a way to each field; takes the focus whenever it is told anew. */
export function ErrorSummary({ title, faults, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [title, faults]);
  return (
    <Alert ref={box} role="alert" tabIndex={-1} color="brick" variant="outline" title={title} id="faults">
      {children}
      {faults.length > 0 && (
        <List spacing={4}>
          {faults.map(({ path, message, part }) => (
            <List.Item key={path}>
              <Anchor
                href={`#${path}`}
                underline="always"
                onClick={(event) => {
                  event.preventDefault();
                  goTo(path);
                }}
              >
                {part && `${part}: `}
                {message}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
      {faults.length > 1 && <Text size="sm">{faults.length} mục cần xem lại.</Text>}
    </Alert>
  );
}
