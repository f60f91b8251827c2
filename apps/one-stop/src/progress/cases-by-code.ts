import { Problem, tooManyRequests } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { Misses } from './misses';

/** No issuer of codes writes one like this. */
const NOBODYS_CODE = '-';

/** Cases for whoever holds their code; who guesses codes is slowed down. */
@Injectable()
export class CasesByCode {
  constructor(
    private readonly database: DataSource,
    private readonly misses: Misses,
  ) {}

  /** @throws Problem 404 for a code that no dossier has, 429 for who tries too many of them */
  async find(given: string, address: string): Promise<LinkedCase> {
    const found = await this.lookUp(given, address);
    if (found) return found;
    throw new Problem(
      404,
      'not-found',
      'Không tìm thấy hồ sơ mang mã này. Xin kiểm tra lại mã trên giấy hẹn.',
    );
  }

  /** @returns null for a code that no dossier has, which counts. @throws Problem 429 for who tries too many of them */
  async lookUp(given: string, address: string): Promise<LinkedCase | null> {
    const wait = this.misses.waitOf(address);
    if (wait) throw tooManyRequests(wait);
    const found = await this.lookFor(given.trim().toUpperCase());
    if (!found) this.misses.count(address);
    return found;
  }

  /** Looks for a malformed code, too, though in vain: so that all answers take alike. */
  private lookFor(code: string): Promise<LinkedCase | null> {
    const dossierCode = /^[A-Z0-9][A-Z0-9./-]{3,63}$/.test(code) ? code : NOBODYS_CODE;
    return this.database.getRepository(LinkedCase).findOneBy({ dossierCode });
  }
}
