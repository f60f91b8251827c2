import type { Reach } from '@lien-thong/access';
import { formats, formFaults, type FieldFault, type Shape } from '@lien-thong/contracts';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** The body of an error, RFC 9457, with one entry per wrong field. */
export interface ProblemBody {
  /** `about:blank` problems are told apart by `code`. */
  type: string;
  /** Vietnamese, for people. */
  title: string;
  status: number;
  /** Stable, kebab-case, for programs. */
  code: string;
  errors?: FieldFault[];
  [more: string]: unknown;
}

/** A "no" that the asker can read: thrown by a controller, answered as application/problem+json. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly more: Record<string, unknown> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${title}`);
  }

  body(): ProblemBody {
    return { type: 'about:blank', title: this.title, status: this.status, code: this.code, ...this.more };
  }
}

export const tooManyRequests = (retryAfterS: number): Problem =>
  new Problem(
    429,
    'too-many-requests',
    `Có quá nhiều yêu cầu, xin thử lại sau ${retryAfterS} giây.`,
    {},
    { 'retry-after': String(retryAfterS) },
  );

export const invalid = (code: string, errors: FieldFault[], title = 'Thông tin gửi lên chưa đúng.') =>
  new Problem(422, code, title, { errors });

/** The body as the form it must be. @throws Problem 422 that names each field at fault */
export function formOf<T extends object>(shape: Shape<T>, body: unknown, code: string, title?: string): T {
  const faults = formFaults(shape, body);
  if (faults.length) throw invalid(code, faults, title);
  return body as T;
}

/** @throws Problem 404: a malformed id and an unknown one are answered alike */
export function idOf(given: string, title: string): string {
  if (!formats.uuid(given)) throw new Problem(404, 'not-found', title);
  return given;
}

/** @throws Problem 403 where a commune that was asked for by name is not the asker's to see */
export function mustReach(reach: Reach, commune: string): void {
  if (!reach.covers(commune))
    throw new Problem(403, 'outside-your-unit', 'Xã, phường này nằm ngoài phạm vi được giao.');
}

const TITLES: Record<number, [code: string, title: string]> = {
  400: ['malformed', 'Nội dung gửi lên không đọc được.'],
  404: ['not-found', 'Không tìm thấy.'],
  405: ['method-not-allowed', 'Thao tác không được hỗ trợ.'],
  408: ['too-slow', 'Yêu cầu gửi lên quá chậm, xin thử lại.'],
  413: ['too-large', 'Nội dung gửi lên quá lớn.'],
  414: ['uri-too-long', 'Địa chỉ quá dài.'],
  415: ['unsupported-media-type', 'Chỉ nhận nội dung dạng application/json.'],
  431: ['headers-too-large', 'Phần đầu yêu cầu quá lớn.'],
  503: ['unavailable', 'Hệ thống tạm thời chưa phục vụ được, xin thử lại sau ít phút.'],
};

export const problemOfStatus = (status: number): Problem =>
  new Problem(status, ...(TITLES[status] ?? ['refused', 'Yêu cầu không được chấp nhận.']));

const statusOf = (fault: unknown): number | undefined => {
  if (fault instanceof HttpException) return fault.getStatus();
  const status = (fault as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
};

/**
 * A row of the law is lacking, the calendar of the year that comes, say: whoever asked is not at fault and can but wait
 * until it is published. The law knows nothing of HTTP, so its error is known by its name.
 */
const LAW_HAS_NO_ROW = new Problem(
  409,
  'law-has-no-row',
  'Dữ liệu luật chưa có quy định cho ngày này, ví dụ lịch nghỉ của năm sau. Chưa có gì được ghi nhận; xin báo bộ phận quản trị luật.',
);

/** Turns whatever a request ended in into problem+json; only what nobody foresaw is logged and is a 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(private readonly unavailable: (fault: unknown) => boolean = () => false) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const problem = this.problemOf(fault);
    const body = problem.body();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (body.status === 503) void reply.header('retry-after', '2');
    void reply
      .status(body.status)
      .headers(problem.headers)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }

  private problemOf(fault: unknown): Problem {
    if (fault instanceof Problem) return fault;
    const status = statusOf(fault);
    if (status !== undefined) return problemOfStatus(status);
    if (this.unavailable(fault)) return problemOfStatus(503);
    this.log.error(fault instanceof Error ? fault : { fault }, 'request failed');
    if (fault instanceof Error && fault.name === 'LawGapError') return LAW_HAS_NO_ROW;
    return new Problem(500, 'internal-error', 'Hệ thống gặp lỗi. Hồ sơ chưa được ghi nhận, xin thử lại.');
  }
}
