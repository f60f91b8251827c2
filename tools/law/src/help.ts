export const HINT = 'Xem cách dùng (usage): npm run -s law -- --help';

export const HELP = `Luật bằng dữ liệu · The law as dated rows
Dùng (usage): npm run -s law -- <lệnh> [tùy chọn]

Cho chương trình, JSON vào và JSON ra; --schema in khuôn của câu hỏi
(for programs, JSON on stdin, JSON on stdout; --schema prints what a question looks like):
  deadline   hạn giải quyết, từng ngày và lý do          the due day, each day and why
             {"procedure":"1.000656","receivedAt":"2026-11-23T15:30:00+07:00"}
  amount     mức trợ cấp mai táng của một chế độ         what a regime pays for a funeral
             {"regime":"bhxh","diedOn":"2026-07-15"}
  resolve    mọi chế độ theo dữ liệu của một trường hợp  all that a death brings, by its facts
             {"diedOn":"2026-07-15","pensioner":true}
  papers     giấy tờ phải nộp và không phải nộp          papers to bring, and not to bring
             {"procedures":["death-registration"],"kindOfDeath":"home-or-other","relation":"child",
              "channel":"desk","on":"2026-11-23"}
  catalogue [--commune <mã xã>] [--on <ngày>]            danh mục thủ tục · the procedures there and then
  unit "<xã>, <huyện>, <tỉnh>"                           địa chỉ cũ nay thuộc đâu · an old address today

Cho người đọc (for people):
  explain --case <tệp> [--facts <tệp>]     giải thích trọn một tờ khai    the reasoning for a declaration
  what-if --data <thư mục> [--decisions <tệp>] [--known-on <ngày>]
                                           thử trước một thay đổi         what changed rows would bring
  rows [bảng] [khóa] [--on <ngày>] [--json] các dòng luật                 the rows
  check [thư mục]                          mọi lỗi của dữ liệu            every fault with file and line
  docs [--check]                           viết docs/law.md               writes, or checks, docs/law.md

Câu hỏi sai: {"problems":[{"field","code","message"}…]}, mã thoát 1; dòng lệnh sai: mã thoát 2.
(A wrong question: its problems and exit code 1; a wrong command line: exit code 2.)
`;
