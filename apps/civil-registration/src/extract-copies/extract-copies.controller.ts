import { Allows, Asker, type Action, type Caller } from '@lien-thong/access';
import { ReadLog, record } from '@lien-thong/audit';
import { CopyLog, CopyOrder, CopyOrderView, CopyPrint } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { copyFee } from '@lien-thong/law';
import { NoCertificate } from '@lien-thong/pages';
import {
  Answers,
  AnswersPdf,
  ById,
  Clock,
  formOf,
  idOf,
  invalid,
  Problem,
  Refuses,
  TakesForm,
} from '@lien-thong/service';
import { Body, Controller, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource, type EntityManager } from 'typeorm';
import { recordRefused } from '../death-registration/record-refused';
import { PagePress } from '../extract-page/page-press';
import { declaredOrder, feeOf, isSameOrder } from './copy-order';
import {
  extractStanding,
  keepOrder,
  keepPrint,
  lockEntry,
  orderBy,
  ordersOf,
  printsOf,
  wasPrinted,
  type ExtractStanding,
} from './copy-rows';

const NOT_FOUND = 'Không tìm thấy đăng ký khai tử.';
const COPY_NUMBER = /^\d{1,5}$/;
/** More than anybody needs, and few enough to be listed. */
const MOST_COPIES = 10_000;

/** Bản sao trích lục: ordered, counted, printed, and who printed them. */
@ApiTags('extract copies')
@ById('caseId')
@Controller('extracts/:caseId/copies')
export class ExtractCopiesController {
  constructor(
    private readonly database: DataSource,
    private readonly gazette: Gazette,
    private readonly clock: Clock,
    private readonly press: PagePress,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'Orders copies; they get the next numbers of the entry' })
  @TakesForm(CopyOrder)
  @Answers(201, 'the order; the same one when it is sent again', CopyOrderView)
  @Refuses(
    [404, 'not-found'],
    [409, 'annulled, order-differs, too-many-copies'],
    [422, 'invalid-order: of its fields, or not-exempt'],
  )
  @Allows('copy.order')
  @Post()
  async order(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<CopyOrderView> {
    const caseId = idOf(given, NOT_FOUND);
    const order = formOf(CopyOrder, body, 'invalid-order');
    await this.within(caseId, asker, 'copy.order');
    return this.database.transaction(async (db) => {
      const standing = await held(db, caseId);
      const taken = await orderBy(db, order.orderId);
      if (taken) return sameAs(taken, caseId, order);
      if (standing.annulled) throw annulled();
      if (standing.copies + order.copies > MOST_COPIES)
        throw new Problem(409, 'too-many-copies', `Một trích lục có nhiều nhất ${MOST_COPIES} bản sao.`);
      return this.take(db, standing, order, asker);
    });
  }

  @ApiOperation({ summary: 'What was ordered and printed of this extract' })
  @Answers(200, 'the orders, and the print log, newest first', CopyLog)
  @Refuses([404, 'not-found'])
  @Allows('copy.list')
  @Get()
  async log(@Param('caseId') given: string, @Asker() asker: Caller): Promise<CopyLog> {
    const caseId = idOf(given, NOT_FOUND);
    const { manager } = this.database;
    const standing = await this.within(caseId, asker, 'copy.list');
    const { number, commune, copies, registeredOn } = standing;
    const subject = { kind: 'extract-page', id: caseId };
    await this.reads.recordRead(asker, { action: 'copy.list', caseId, commune, subject });
    const declared = declaredOrder(standing, copyFee(this.gazette.inForce(), 'death-extract', registeredOn));
    return {
      number,
      commune,
      copies,
      orders: [...declared, ...(await ordersOf(manager, caseId))],
      prints: await printsOf(manager, caseId),
    };
  }

  @ApiOperation({
    summary:
      'Prints a copy, or again with a reason; 0 prints the signed page itself, which is not made anew (PDF)',
  })
  @ApiParam({ name: 'copy', description: 'the number of the copy', schema: { type: 'string' } })
  @TakesForm(CopyPrint)
  @AnswersPdf('the page')
  @Refuses(
    [404, 'not-found: the entry, or a copy that was not ordered'],
    [409, 'annulled, not-made-yet'],
    [422, 'invalid-print: printed before, and no reason given'],
  )
  @Allows('copy.print')
  @Post(':copy/prints')
  @HttpCode(200)
  @Header('content-disposition', 'attachment; filename="ban-sao-trich-luc.pdf"')
  async print(
    @Param('caseId') given: string,
    @Param('copy') number: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<StreamableFile> {
    const caseId = idOf(given, NOT_FOUND);
    const form = formOf(CopyPrint, body ?? {}, 'invalid-print');
    if (!COPY_NUMBER.test(number)) throw notOrdered();
    const copy = Number(number);
    await this.within(caseId, asker, 'copy.print');
    return this.database.transaction(async (db) => {
      const standing = await held(db, caseId);
      const { copies } = standing;
      if (copy > copies) throw notOrdered();
      if (standing.annulled) throw annulled();
      const printed = await wasPrinted(db, caseId, copy);
      if (printed && !form.reason) throw reasonNeeded();
      const reason = printed && form.reason ? form.reason : 'first-print';
      const pdf = await this.page(db, standing, copy);
      const at = this.clock.now();
      const sha256 = await keepPrint(db, { caseId, copy, copies, reason, pdf, by: asker, at });
      const subject = { kind: 'extract-page', id: caseId };
      const detail = { copy, copies, sha256 };
      await record(db, [{ actor: asker, action: 'copy.print', subject, caseId, reason, detail }]);
      return new StreamableFile(pdf);
    });
  }

  /** @throws Problem 404 for what there is not, and for another commune's alike; that somebody tried is on record */
  private async within(caseId: string, asker: Caller, action: Action): Promise<ExtractStanding> {
    const standing = await extractStanding(this.database.manager, caseId);
    if (standing && asker.reach(action).covers(standing.commune)) return standing;
    const subject = { kind: 'extract-page', id: caseId };
    if (standing) await recordRefused(this.database.manager, { actor: asker, action, subject, caseId });
    throw new Problem(404, 'not-found', NOT_FOUND);
  }

  private async take(
    db: EntityManager,
    { caseId, copies }: ExtractStanding,
    order: CopyOrder,
    asker: Caller,
  ): Promise<CopyOrderView> {
    const fee = feeOf(copyFee(this.gazette.inForce(), 'death-extract', this.clock.today()), order);
    if (fee === undefined) throw notExempt();
    const { copies: asked, ...rest } = order;
    const view = {
      ...rest,
      firstCopy: copies + 1,
      lastCopy: copies + asked,
      fee,
      orderedAt: this.clock.instant(),
    };
    await keepOrder(db, caseId, view, asker.subject);
    const { orderId, requestedBy, reason, firstCopy, lastCopy } = view;
    const subject = { kind: 'extract-page', id: caseId };
    const detail = { orderId, requestedBy, firstCopy, lastCopy, fee };
    await record(db, [{ actor: asker, action: 'copy.order', subject, caseId, reason, detail }]);
    return view;
  }

  private async page(db: EntityManager, standing: ExtractStanding, copy: number): Promise<Buffer> {
    if (!standing.made) throw notMadeYet();
    try {
      const pdf =
        copy === 0
          ? await this.press.pageOf(standing.caseId, db)
          : await this.press.copyOf(db, standing, copy);
      if (pdf) return pdf;
    } catch (fault) {
      if (!(fault instanceof NoCertificate)) throw fault;
    }
    throw notMadeYet();
  }
}

/** The extract as it stands, with nobody else changing it until the transaction ends. */
async function held(db: EntityManager, caseId: string): Promise<ExtractStanding> {
  await lockEntry(db, caseId);
  return (await extractStanding(db, caseId))!;
}

function sameAs(
  { caseId: of, ...taken }: CopyOrderView & { caseId: string },
  caseId: string,
  order: CopyOrder,
): CopyOrderView {
  if (of === caseId && isSameOrder(taken, order)) return taken;
  throw new Problem(409, 'order-differs', 'Mã yêu cầu này đã dùng cho một yêu cầu khác.');
}

const notOrdered = () => new Problem(404, 'not-found', 'Không có bản sao mang số này.');
const annulled = () =>
  new Problem(409, 'annulled', 'Đăng ký khai tử này đã bị hủy, không cấp và không in bản sao.');
const notMadeYet = () =>
  new Problem(409, 'not-made-yet', 'Giấy này đang được in và ký số, xin thử lại sau ít phút.');
const reasonNeeded = () =>
  invalid('invalid-print', [
    { pointer: '/reason', code: 'reason-required', message: 'Bản này đã in, in lại phải có lý do.' },
  ]);
const notExempt = () =>
  invalid('invalid-order', [
    {
      pointer: '/exemption',
      code: 'not-exempt',
      message: 'Luật hiện hành không miễn phí cho trường hợp này.',
    },
  ]);
