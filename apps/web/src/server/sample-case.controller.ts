import { Problem } from '@lien-thong/service';
import { Controller, Get, Header } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { WebEnvironment } from './environment';

@Controller()
export class SampleCaseController {
  constructor(private readonly environment: WebEnvironment) {}

  @Get('sample-case.json')
  @Header('cache-control', 'no-cache')
  @Header('content-type', 'application/json; charset=utf-8')
  async sampleCase(): Promise<string> {
    try {
      return await readFile(this.environment.SAMPLE_CASE, 'utf8');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
      throw new Problem(404, 'not-found', 'Không có tờ khai mẫu.');
    }
  }
}
