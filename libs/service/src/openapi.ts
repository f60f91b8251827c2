import { jsonSchemaOf, type JsonSchema, type Shape } from '@lien-thong/contracts';
import { applyDecorators, Header } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  ApiBody,
  ApiExtension,
  ApiHeader,
  ApiOkResponse,
  ApiParam,
  ApiResponse,
  DocumentBuilder,
  SwaggerModule,
} from '@nestjs/swagger';
import { BEARER, completeOperations, problemAnswer } from './openapi-shared';

const wanted = new Map<string, { shape: Shape; closed: boolean }>();

const queries = new Map<string, Shape>();

const refTo = (shape: Shape, closed = false) => {
  wanted.set(shape.name, { shape, closed });
  return { $ref: `#/components/schemas/${shape.name}` };
};

/** Documents that a route takes this form of the contracts. */
export const TakesForm = (shape: Shape) => ApiBody({ schema: refTo(shape, true) });

/** Documents that a route takes this form of the contracts as its query; `queryOf` checks it. */
export const TakesQuery = (shape: Shape) => {
  queries.set(shape.name, shape);
  return ApiExtension('x-query', shape.name);
};

/** Documents a part of the address that is the id of something. */
export const ById = (name: string) => ApiParam({ name, schema: { type: 'string', format: 'uuid' } });

/** Documents what a route answers: a shape of the contracts, or nothing but its status. */
export const Answers = (status: number, description: string, shape?: Shape) =>
  ApiResponse({
    status,
    description,
    ...(shape ? { content: { 'application/json': { schema: refTo(shape) } } } : {}),
  });

/** The same for a list that is not in an object. */
export const AnswersListOf = (status: number, description: string, shape: Shape) =>
  ApiResponse({
    status,
    description,
    content: { 'application/json': { schema: { type: 'array', items: refTo(shape) } } },
  });

const OPAQUE = [
  Header('content-security-policy', "sandbox; default-src 'none'"),
  Header('x-content-type-options', 'nosniff'),
  Header('cache-control', 'private, no-store'),
];

/** What a route answers is a file for the asker alone: no page runs it, takes it for something else, or keeps it. */
export const AnswersFile = () => applyDecorators(...OPAQUE);

/** The same, and a PDF. */
export const AnswersPdf = (description: string) =>
  applyDecorators(
    ApiOkResponse({
      description,
      content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
    }),
    Header('content-type', 'application/pdf'),
    ...OPAQUE,
  );

/** Documents that a change is made only where nobody else has changed it since: `checkVersion` refuses it. */
export const TakesIfMatch = (what: 'case' | 'slip' | 'item') =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: `the ETag seen; 412 when the ${what} has changed since`,
    schema: { type: 'string' },
  });

/** Documents the problems a route may answer with. */
export const Refuses = (...problems: [status: number, codes: string][]) =>
  applyDecorators(...problems.map(([status, codes]) => ApiResponse({ status, ...problemAnswer(codes) })));

const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'Vietnamese, for people' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable, for programs' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const inComponents = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('#/$defs/', '#/components/schemas/')) as JsonSchema;

function components(): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = { Problem: PROBLEM };
  for (const { shape, closed } of wanted.values()) {
    const { $schema: _, $defs, ...root } = inComponents(jsonSchemaOf(shape, { closed }));
    Object.assign(schemas, $defs, { [shape.name]: root });
  }
  return schemas;
}

/** Serves /api/<name>/openapi.json and a page that shows it. */
export function publishOpenApi(app: NestFastifyApplication, name: string): void {
  SwaggerModule.setup(
    `api/${name}/docs`,
    app,
    () => {
      const document = SwaggerModule.createDocument(
        app,
        new DocumentBuilder()
          .setTitle(`Liên thông — ${name}`)
          .setVersion('1')
          .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, BEARER)
          .build(),
      );
      document.components = {
        ...document.components,
        schemas: { ...document.components?.schemas, ...(components() as object) },
      };
      completeOperations(document, queries);
      return document;
    },
    { jsonDocumentUrl: `api/${name}/openapi.json` },
  );
}
