import type { Opinion } from '@lien-thong/contracts';
import { refusalArticle, type Law } from '@lien-thong/law';
import { invalid } from '@lien-thong/service';

/** As the messages that tell a refusal have it. */
const LONGEST = 300;

/**
 * A refusal with the article that the law has for its reason, where the officer did not write it.
 * @throws Problem 422 where the ground would not fit with its article
 */
export function withArticle(opinion: Opinion, law: Law, on: string): Opinion {
  if (opinion.answer !== 'refuse') return opinion;
  const article = refusalArticle(law, opinion.reason!, on);
  if (article === undefined || opinion.ground.includes(article)) return opinion;
  const ground = `${opinion.ground} (${article})`;
  if (ground.length > LONGEST)
    throw invalid('invalid-opinion', [
      { pointer: '/ground', code: 'too-long', message: `Căn cứ: dài quá khi ghi thêm ${article}.` },
    ]);
  return { ...opinion, ground };
}
