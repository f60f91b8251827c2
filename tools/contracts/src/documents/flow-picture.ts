import { OFFICE_LABELS, type Office } from '@lien-thong/contracts';
import { html, type Markup } from './markup';

type Lane = 'family' | Office;

const LANES: readonly Lane[] = [
  'family',
  'one-stop',
  'civil-registration',
  'residence',
  'social-insurance',
  'notifications',
  'monitoring',
];

interface Arrow {
  readonly from: Lane;
  readonly to: Lane;
  readonly says: string;
  readonly kind: 'form' | 'command' | 'event';
}

const arrow = (from: Lane, to: Lane, says: string, kind: Arrow['kind']): Arrow => ({ from, to, says, kind });

/** A case in which all four procedures are chosen and every office agrees; `gate` is the signed extract. */
const CASE: readonly (Arrow | 'gate')[] = [
  arrow('family', 'one-stop', 'Declaration', 'form'),
  arrow('one-stop', 'monitoring', 'CaseReceived (also to notifications)', 'event'),
  arrow('one-stop', 'civil-registration', 'RegisterDeath', 'command'),
  arrow('civil-registration', 'one-stop', 'DeathRegistered', 'event'),
  'gate',
  arrow('one-stop', 'residence', 'DeregisterResidence', 'command'),
  arrow('one-stop', 'social-insurance', 'GrantFuneralAllowance', 'command'),
  arrow('one-stop', 'social-insurance', 'SettleSurvivorsBenefit', 'command'),
  arrow('residence', 'one-stop', 'ResidenceDeregistered', 'event'),
  arrow('social-insurance', 'one-stop', 'FuneralAllowanceGranted', 'event'),
  arrow('social-insurance', 'one-stop', 'SurvivorsBenefitSettled', 'event'),
  arrow('one-stop', 'monitoring', 'CaseCompleted (also to notifications)', 'event'),
  arrow('notifications', 'one-stop', 'NoticeSent', 'event'),
];

const LANE_WIDTH = 164;
const WIDTH = LANE_WIDTH * LANES.length;
const TOP = 74;
const ROW = 34;
const HEIGHT = TOP + ROW * CASE.length + 16;

const middle = (lane: Lane) => LANES.indexOf(lane) * LANE_WIDTH + LANE_WIDTH / 2;

const lane = (name: Lane): Markup => {
  const x = middle(name);
  const label = name === 'family' ? 'Gia đình' : OFFICE_LABELS[name];
  return html`<g class="lane">
    <line x1="${x}" y1="52" x2="${x}" y2="${HEIGHT - 8}" />
    <rect x="${x - 76}" y="6" width="152" height="46" rx="6" />
    <text x="${x}" y="25" class="lane-name">${name}</text>
    <text x="${x}" y="42" class="lane-label" lang="vi">${label}</text>
  </g>`;
};

const gate = (y: number): Markup =>
  html`<g class="gate">
    <rect x="${LANE_WIDTH}" y="${y - 15}" width="${WIDTH - 3 * LANE_WIDTH}" height="22" rx="4" />
    <text x="${LANE_WIDTH + (WIDTH - 3 * LANE_WIDTH) / 2}" y="${y}"
      >the extract is the gate: the branches start now, side by side</text
    >
  </g>`;

function row(step: Arrow | 'gate', index: number): Markup {
  const y = TOP + ROW * index + 16;
  if (step === 'gate') return gate(y);
  const [from, to] = [middle(step.from), middle(step.to)];
  const right = to > from;
  return html`<g class="${step.kind}">
    <line
      x1="${from}"
      y1="${y}"
      x2="${right ? to - 7 : to + 7}"
      y2="${y}"
      marker-end="url(#head-${step.kind})"
    />
    <text x="${right ? from + 10 : from - 10}" y="${y - 6}" text-anchor="${right ? 'start' : 'end'}"
      >${step.says}</text
    >
  </g>`;
}

const head = (kind: Arrow['kind']): Markup =>
  html`<marker
    id="head-${kind}"
    class="${kind}"
    viewBox="0 0 8 8"
    refX="4"
    refY="4"
    markerWidth="8"
    markerHeight="8"
    markerUnits="userSpaceOnUse"
    orient="auto"
    ><path d="M0 0 L8 4 L0 8 Z"
  /></marker>`;

/** The flow of a case from top to bottom, drawn as inline SVG. */
export const flowPicture = (): Markup =>
  html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="flow-title">
    <title id="flow-title">The messages of one case in the order they are sent</title>
    <defs>${(['form', 'command', 'event'] as const).map(head)}</defs>
    ${LANES.map(lane)} ${CASE.map(row)}
  </svg>`;
