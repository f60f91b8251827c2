import { Problem } from '@lien-thong/service';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { WebEnvironment } from './environment';

@Controller()
export class SampleCaseController {
  constructor(private readonly environment: WebEnvironment) {}

  @Get('sample-case.json')
  @Header('cache-control', 'no-cache')
  @Header('content-type', 'application/json; charset=utf-8')
  async sampleCase(): Promise<string> {
    return (await readSample(this.environment.SAMPLE_CASE)).toString('utf8');
  }

  /** The files that the sample names, from the folder beside it. */
  @Get('sample-attachments/:file')
  @Header('cache-control', 'no-cache')
  async sampleAttachment(@Param('file') file: string): Promise<StreamableFile> {
    if (!/^[a-z-]{1,40}\.(pdf|jpg)$/.test(file)) throw noSample();
    const folder = join(dirname(this.environment.SAMPLE_CASE), 'attachments');
    return new StreamableFile(await readSample(join(folder, file)), { type: TYPES[extname(file)] });
  }
}

const TYPES: Record<string, string> = { '.pdf': 'application/pdf', '.jpg': 'image/jpeg' };

const noSample = () => new Problem(404, 'not-found', 'Không có tờ khai mẫu.');

async function readSample(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    throw noSample();
  }
}
