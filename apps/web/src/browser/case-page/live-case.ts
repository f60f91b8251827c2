import type { CaseView, TimelineEntry } from '@lien-thong/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, type Refusal } from '../api/ask';

const keyOf = (caseId: string) => ['case', caseId];

export const useCase = (caseId: string) =>
  useQuery<CaseView, Refusal>({
    queryKey: keyOf(caseId),
    queryFn: () => get<CaseView>(`/api/one-stop/cases/${encodeURIComponent(caseId)}`),
  });

/** A browser gives a stream up when the answer is not a stream, e.g. while the service starts again. */
const AGAIN_MS = 3000;

export interface LiveTimeline {
  /** Oldest first. */
  entries: TimelineEntry[];
  live: boolean;
}

/** Everything that was told and answered, as it happens; the case itself is kept up to date on the way. */
export function useLiveTimeline(caseId: string): LiveTimeline {
  const client = useQueryClient();
  const [entries, setEntries] = useState<ReadonlyMap<number, TimelineEntry>>(new Map());
  const [live, setLive] = useState(false);
  useEffect(() => {
    let stream: EventSource;
    let again: number | undefined;
    const open = () => {
      stream = new EventSource(`/api/one-stop/cases/${encodeURIComponent(caseId)}/timeline/stream`);
      stream.onopen = () => setLive(true);
      stream.onerror = () => {
        setLive(false);
        if (stream.readyState !== EventSource.CLOSED) return;
        // A stream does not say why it was refused; asking for the case does.
        void client.invalidateQueries({ queryKey: keyOf(caseId) });
        again = window.setTimeout(open, AGAIN_MS);
      };
      stream.addEventListener('entry', ({ data }: MessageEvent<string>) => {
        const entry = JSON.parse(data) as TimelineEntry;
        // A stream that was opened anew tells everything again.
        setEntries((known) => (known.has(entry.entry) ? known : new Map(known).set(entry.entry, entry)));
      });
      stream.addEventListener('case', ({ data }: MessageEvent<string>) => {
        const view = JSON.parse(data) as CaseView;
        client.setQueryData<CaseView>(keyOf(caseId), (known) =>
          known && known.version > view.version ? known : view,
        );
      });
    };
    open();
    return () => {
      window.clearTimeout(again);
      stream.close();
    };
  }, [caseId, client]);
  return { entries: [...entries.values()].toSorted((a, b) => a.entry - b.entry), live };
}
