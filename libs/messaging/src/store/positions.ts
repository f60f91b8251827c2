import { rows, type Sql } from '@lien-thong/service';
import type { TopicPartition } from '../broker/broker';

export interface Position extends TopicPartition {
  next: number;
  epoch: number;
}

/**
 * Takes partitions over: raises their epochs, which waits for a former holder's transaction in flight and makes
 * every later one of it fail.
 */
export async function takeOver(db: Sql, partitions: readonly TopicPartition[]): Promise<Position[]> {
  const sorted = partitions.toSorted((a, b) =>
    a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1,
  );
  const taken = await rows<{ topic: string; partition: number; next_offset: string; epoch: string }>(
    db,
    `insert into consumer_position as p (topic, partition, next_offset, epoch)
     select t, n, 0, 1 from unnest($1::text[], $2::int[]) as x(t, n)
     on conflict (topic, partition) do update set epoch = p.epoch + 1
     returning topic, partition, next_offset, epoch`,
    [sorted.map((p) => p.topic), sorted.map((p) => p.partition)],
  );
  return taken.map((t) => ({
    topic: t.topic,
    partition: t.partition,
    next: Number(t.next_offset),
    epoch: Number(t.epoch),
  }));
}

/** Sets a position back to where the log begins, when the log is not the one the position was of. */
export async function resetPosition(db: Sql, { topic, partition, epoch, next }: Position): Promise<void> {
  await db.query(
    'update consumer_position set next_offset = $4 where topic = $1 and partition = $2 and epoch = $3',
    [topic, partition, epoch, next],
  );
}
