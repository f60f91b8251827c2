import { accessTo, type Action } from '@lien-thong/access';
import { jsonSchemaOf, type JsonSchema, type Shape } from '@lien-thong/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';

/** What of an operation is completed here. */
interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
  responses: Record<string, object>;
  security?: Record<string, string[]>[];
  'x-action'?: Action;
  'x-query'?: string;
}

export const BEARER = 'bearer';

export const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** What any endpoint may answer. */
const TO_ANY: Record<string, string> = {
  400: 'malformed',
  405: 'method-not-allowed',
  408: 'too-slow',
  414: 'uri-too-long',
  415: 'unsupported-media-type, packed-content',
  429: 'too-many-requests',
  431: 'headers-too-large',
  503: 'unavailable',
};

const TO_THE_SIGNED_IN: Record<string, string> = { 401: 'sign-in-required', 403: 'not-allowed' };

const TO_BODIES: Record<string, string> = { 413: 'too-large' };

const isForAnyone = ({ 'x-action': action }: Operation) =>
  action !== undefined && accessTo(action) === 'anyone';

/** Every answer that is not the endpoint's own: those it does name stay as it names them. */
function addSharedAnswers(operation: Operation): void {
  const shared = {
    ...TO_ANY,
    ...(isForAnyone(operation) ? {} : TO_THE_SIGNED_IN),
    ...(operation.requestBody ? TO_BODIES : {}),
  };
  for (const [status, codes] of Object.entries(shared)) operation.responses[status] ??= problemAnswer(codes);
  operation.security = isForAnyone(operation) ? [] : [{ [BEARER]: [] }];
}

/** A query is documented parameter by parameter, from the form that it is checked by. */
function nameParameters(operation: Operation, queries: ReadonlyMap<string, Shape>): void {
  const shape = queries.get(operation['x-query'] ?? '');
  delete operation['x-query'];
  if (!shape) return;
  const { properties = {}, required = [] } = jsonSchemaOf(shape);
  const asked = Object.entries<JsonSchema>(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
  operation.parameters = [...(operation.parameters ?? []).filter((p) => p.in !== 'query'), ...asked];
}

/** Told by how a request is sent, never by whoever writes it. */
const OF_TRANSPORT = 'content-length';

/**
 * Nest documents the header that a handler reads, in small letters and as required; where the endpoint describes it
 * itself, in its usual spelling, that holds.
 */
function keepDescribedHeaders(operation: Operation): void {
  const described = new Set(
    (operation.parameters ?? [])
      .filter(({ name, in: where }) => where === 'header' && name !== name.toLowerCase())
      .map(({ name }) => name.toLowerCase()),
  );
  operation.parameters = operation.parameters?.filter(
    ({ name, in: where }) => where !== 'header' || !(described.has(name) || name === OF_TRANSPORT),
  );
}

/** Completes what every endpoint has in common. */
export function completeOperations(document: OpenAPIObject, queries: ReadonlyMap<string, Shape>): void {
  for (const item of Object.values(document.paths))
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method] as Operation | undefined;
      if (!operation) continue;
      nameParameters(operation, queries);
      keepDescribedHeaders(operation);
      addSharedAnswers(operation);
    }
}
