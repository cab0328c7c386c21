"""Rules about files that hold other files: messages, mailboxes, archives, and what came with them."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_warning = partial(Rule, scope=Scope.FILE, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.FILE, severity=Severity.INFO)

_SAVE_OUT = "Mở tệp, lưu các biểu Excel bên trong ra thư mục này rồi chạy lại."

RULES: tuple[Rule, ...] = (
    _info(
        code="container-opened",
        title="Đã mở tệp chứa tệp khác",
        message="Đã mở {found}.",
        remedy="Không phải làm gì; từng tệp bên trong được xét như tệp nằm ngay trong thư mục.",
        reason="Để biết biểu nào đến từ thư nào, tệp nén nào.",
        ask="",
    ),
    _warning(
        code="nested-too-deep",
        title="Lồng nhau quá sâu, chưa mở",
        message="Tệp là {found}, công cụ chỉ mở đến {expected}; có thể bên trong có biểu của đơn vị.",
        remedy=_SAVE_OUT,
        reason="Biểu nằm bên trong sẽ không được tổng hợp nếu không ai lưu ra.",
        ask="Đề nghị gửi lại biểu Excel (.xlsx) đính kèm trực tiếp vào thư, không nén nhiều lớp.",
    ),
    _warning(
        code="container-too-large",
        title="Chứa quá nhiều hoặc quá lớn, chưa mở",
        message="Tệp chưa được mở vì vượt giới hạn lấy ra từ một tệp ({found}; giới hạn {expected}); "
        "có thể bên trong có biểu của đơn vị.",
        remedy="Mở tệp, lưu các biểu Excel bên trong ra thư mục này rồi chạy lại; "
        "với hộp thư thì lưu riêng các thư có biểu.",
        reason="Mở ra có thể làm treo máy; biểu nằm bên trong sẽ không được tổng hợp nếu không ai lưu ra.",
        ask="",
    ),
    _warning(
        code="archive-encrypted",
        title="Tệp nén đặt mật khẩu",
        message="Tệp nén đặt mật khẩu nên không mở được ({found}).",
        remedy="Hỏi đơn vị mật khẩu, giải nén vào thư mục này rồi chạy lại; "
        "hoặc đề nghị đơn vị gửi lại biểu không nén.",
        reason="Biểu nằm bên trong sẽ không được tổng hợp nếu không ai lưu ra.",
        ask="Đề nghị gửi lại biểu không nén, không đặt mật khẩu.",
    ),
    _warning(
        code="mail-sealed",
        title="Thư mã hóa hoặc ký số kín",
        message="Nội dung nằm trong một khối mã hóa hoặc ký số kín (S/MIME, PGP), công cụ không đọc được tệp đính kèm.",
        remedy="Mở thư bằng chương trình thư có chứng thư số, lưu tệp đính kèm ra thư mục này rồi chạy lại; "
        "hoặc đề nghị đơn vị gửi lại không mã hóa.",
        reason="Biểu đính kèm sẽ không được tổng hợp nếu không ai lưu ra.",
        ask="Đề nghị gửi lại biểu bằng thư không mã hóa.",
    ),
    _warning(
        code="winmail-dat",
        title="Tệp đính kèm bị gói thành winmail.dat",
        message="Outlook của người gửi đã gói tệp đính kèm vào winmail.dat (định dạng Rich Text); "
        "công cụ không mở được.",
        remedy="Đề nghị người gửi đổi định dạng thư sang HTML hoặc văn bản thuần (không dùng Rich Text) rồi gửi lại; "
        "hoặc mở thư bằng Outlook, lưu tệp đính kèm ra thư mục này rồi chạy lại.",
        reason="Biểu đính kèm sẽ không được tổng hợp nếu không ai lưu ra.",
        ask="Đề nghị đổi định dạng thư sang HTML hoặc văn bản thuần (không dùng Rich Text) rồi gửi lại biểu.",
    ),
    _warning(
        code="mail-without-form",
        title="Thư không kèm biểu",
        message="Thư không kèm biểu, cũng không kèm văn bản Word hay PDF ({found}).",
        remedy="Đọc thư. Nếu đơn vị trả lời trong thư (ví dụ không phát sinh, xin lùi hạn) thì ghi vào sổ theo dõi, "
        "trang “Tiếp nhận”; nếu thư không liên quan thì để ra ngoài thư mục.",
        reason="Câu trả lời viết trong thân thư không được công cụ đọc.",
        ask="",
    ),
    _info(
        code="mail-automatic",
        title="Thư tự động",
        message="Thư do máy gửi ({found}), không kèm biểu hay văn bản.",
        remedy="Không phải làm gì; nếu thư báo không chuyển được thì kiểm tra địa chỉ của đơn vị và gửi lại.",
        reason="Không ai trả lời gì trong thư này.",
        ask="",
    ),
    _info(
        code="mail-unsent",
        title="Bản nháp thư chưa gửi",
        message="Tệp là {found}, không phải thư nhận được; biểu chưa ghi trong đó không được coi là câu trả lời.",
        remedy="Không phải làm gì; nên để bản nháp ngoài thư mục biểu gửi về.",
        reason="Biểu đính kèm là biểu trống sắp gửi đi, không phải câu trả lời.",
        ask="",
    ),
    _warning(
        code="draft-holds-form",
        title="Bản nháp kèm biểu đã ghi",
        message="Bản nháp thư kèm biểu đã có nội dung: {found}. Biểu này được xét như biểu gửi về.",
        remedy="Kiểm tra biểu có đúng là đơn vị gửi không; nếu không, chuyển bản nháp ra ngoài thư mục.",
        reason="Đơn vị có thể đã điền ngay vào biểu đính kèm bản nháp; không ai biết ngày gửi.",
        ask="",
    ),
    _warning(
        code="sender-of-other-agency",
        title="Biểu đến từ địa chỉ của đơn vị khác",
        message="Biểu của {expected} đến từ địa chỉ của {found}. Biểu vẫn được xét là của {expected}.",
        remedy="Hỏi hai đơn vị: nếu gửi hộ thì không phải làm gì; nếu đơn vị gửi đã ghi nhầm vào biểu của đơn vị khác "
        "thì bỏ biểu này khi tổng hợp (--exclude) và đề nghị gửi lại trên biểu của mình; nếu địa chỉ trong kế hoạch đã "
        "cũ thì sửa trong tệp kế hoạch.",
        reason="Đơn vị nhận nhầm biểu của nhau thì số liệu bị tính cho đơn vị khác.",
        ask="",
    ),
    _info(
        code="letter-attached",
        title="Văn bản kèm thư của đơn vị",
        message="Kèm thư của {expected} có {found}: có thể là báo cáo đã ký.",
        remedy="Mở tệp; nếu là công văn hoặc báo cáo đã ký thì ghi vào sổ theo dõi, trang “Tiếp nhận”.",
        reason="Văn bản đã ký mới là báo cáo; biểu Excel là phụ lục của nó.",
        ask="",
    ),
)
