import type { NoticeChannel, NoticeState } from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Template } from './templates';

/** What officers are told is a notice too, of no case. */
export const OFFICERS_TEMPLATES = ['officers-morning', 'officers-task'] as const;
export type OfficersTemplate = (typeof OFFICERS_TEMPLATES)[number];

/** What a family is told by one channel about one event; or officers, of a morning. */
@Entity('notice')
export class Notice {
  @PrimaryColumn('text') reference!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') commune!: string;
  @Column('uuid', { name: 'event_id' }) eventId!: string;
  @Column('text', { nullable: true }) traceparent!: string | null;
  @Column('text') template!: Template | OfficersTemplate;
  @Column('text') channel!: NoticeChannel;
  @Column('text') address!: string;
  @Column('text') subject!: string;
  @Column('text') body!: string;
  @Column('text') state!: NoticeState;
  @Column('integer') tries!: number;
  @Column('timestamptz', { name: 'next_try_at', nullable: true }) nextTryAt!: Date | null;
  @Column('timestamptz', { name: 'good_until', nullable: true }) goodUntil!: Date | null;
  @Column('text', { name: 'last_fault', nullable: true }) lastFault!: string | null;
  /** Nothing will ever arrive at its address. */
  @Column('boolean', { name: 'bad_address' }) badAddress!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
}

/** Whether a notice is to a family: only of those its case hears. */
export const isToFamily = ({ template }: Pick<Notice, 'template'>): boolean =>
  !(OFFICERS_TEMPLATES as readonly string[]).includes(template);
