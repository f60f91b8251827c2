import { useEffect } from 'react';

/** What the tab shows and a screen reader says when the page changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Liên Thông`;
  }, [title]);
}
