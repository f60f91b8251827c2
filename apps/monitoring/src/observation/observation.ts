import type {
  ApologyIssued,
  ApologyOverdue,
  CaseCompleted,
  CaseNotAccepted,
  CaseReceived,
  CaseRefused,
  CaseRescheduled,
  CaseStopped,
  CaseStatus,
  CaseSubmitted,
  CaseWithdrawn,
  Channel,
  Procedure,
  Step,
  SupplementAnswered,
  SupplementRequested,
  SupplementRequestedV2,
  WithdrawalCompleted,
  WithdrawalRequested,
} from '@lien-thong/contracts';

/** What an event tells of its case, alike for every kind of event; what it does not tell is absent. */
export interface Observation {
  commune: string;
  channel: Channel;
  status: CaseStatus;
  procedures?: readonly Procedure[];
  receivedAt?: string;
  promisedOn?: string;
  /** The day promised before an apology put it off. */
  firstPromisedOn?: string;
  /** When the promised day passed and nobody had said sorry. */
  escalatedAt?: string;
  endedAt?: string;
  /** How often papers were asked for, by the event's own count. */
  supplements?: number;
  /** The one request for papers that the event is about. */
  request?: { step: Step; requestedAt: string };
}

type Place = Pick<Observation, 'commune' | 'channel'>;
type Received = Place &
  Required<Pick<Observation, 'receivedAt' | 'promisedOn'>> &
  Pick<Observation, 'firstPromisedOn'>;

const place = ({ commune, channel }: Place): Place => ({ commune, channel });
const promised = ({ receivedAt, promisedOn, firstPromisedOn, ...data }: Received): Received => ({
  ...place(data),
  receivedAt,
  promisedOn,
  ...(firstPromisedOn ? { firstPromisedOn } : {}),
});

/** Every event of a received case repeats its promise, so a case is counted right even if older events are gone. */
export const observe = {
  submitted: (data: CaseSubmitted): Observation => ({
    ...place(data),
    status: 'new',
    procedures: data.procedures,
  }),
  received: (data: CaseReceived): Observation => ({
    ...promised(data),
    status: 'received',
    procedures: data.procedures,
  }),
  notAccepted: (data: CaseNotAccepted): Observation => ({
    ...place(data),
    status: 'not-accepted',
    endedAt: data.decidedAt,
  }),
  supplementRequested: (data: SupplementRequested): Observation => ({
    ...promised(data),
    status: 'supplement-asked',
    request: { step: data.step, requestedAt: data.requestedAt },
  }),
  supplementRequestedV2: (data: SupplementRequestedV2): Observation => ({
    ...promised(data),
    status: 'supplement-asked',
    supplements: data.nth,
    request: { step: data.requests[0]!.step, requestedAt: data.requestedAt },
  }),
  supplementAnswered: (data: SupplementAnswered): Observation => ({
    ...promised(data),
    status: 'processing',
  }),
  rescheduled: (data: CaseRescheduled): Observation => ({ ...promised(data), status: data.status }),
  apologyIssued: (data: ApologyIssued): Observation => ({ ...promised(data), status: data.status }),
  apologyOverdue: (data: ApologyOverdue): Observation => ({
    ...promised(data),
    status: data.status,
    escalatedAt: data.escalatedAt,
  }),
  refused: (data: CaseRefused): Observation => ({
    ...promised(data),
    status: 'stopped',
    endedAt: data.endedAt,
  }),
  completed: (data: CaseCompleted): Observation => ({
    ...promised(data),
    status: 'done',
    endedAt: data.endedAt,
    supplements: data.supplements,
  }),
  withdrawn: (data: CaseWithdrawn): Observation => ({
    ...place(data),
    status: 'withdrawn',
    endedAt: data.withdrawnAt,
  }),
  caseStopped: (data: CaseStopped): Observation => ({
    ...promised(data),
    status: 'stopped',
    endedAt: data.endedAt,
  }),
  withdrawalRequested: (data: WithdrawalRequested): Observation => ({
    ...promised(data),
    status: 'withdrawn',
  }),
  withdrawalCompleted: (data: WithdrawalCompleted): Observation => ({
    ...promised(data),
    status: 'withdrawn',
    endedAt: data.endedAt,
  }),
};
