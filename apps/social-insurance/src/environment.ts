import { GazetteEnvironment } from '@lien-thong/gazette';
import { IsIn, IsOptional, IsString } from 'class-validator';

export class SocialInsuranceEnvironment extends GazetteEnvironment {
  /** The offices' public keys: a JWK Set, as JSON or as the path of a file. */
  @IsString() OFFICE_KEYS!: string;

  /** Who pays what is ordered without an officer carrying the file: nobody, unless this is a rehearsal. */
  @IsOptional() @IsIn(['simulated']) PAYER?: 'simulated';

  /** Who confirms that the dead are paid no more: officers of the payers, unless this is a rehearsal. */
  @IsOptional() @IsIn(['simulated-payer']) STOPS_CONFIRMED_BY?: 'simulated-payer';
}
