@echo off
rem bdgxl starters: $seal
rem Written by "bdgxl starters"; a file that was changed by hand is not replaced by it.
rem There are no labels here: cmd.exe may miss them in a file with letters of several bytes.
rem It ends with "exit", not "exit /b": when the name of a dropped folder is cut off at an ampersand, the rest would be run.
setlocal DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
title $title

rem The bdgxl on PATH, else the one that wrote this file.
for %%I in (bdgxl.exe) do set "bdgxl=%%~$$PATH:I"
if not defined bdgxl set "bdgxl=$program"

rem The folder that was dropped on this file, else the folder "inbox" beside it.
set "inbox=%~1"
if not defined inbox set "inbox=%~dp0inbox"
for %%I in ("%inbox%\.") do set "inbox=%%~fI"
for %%I in ("%inbox%\..") do set "beside=%%~fI"

rem From here on the paths stand between exclamation marks: whatever is in their names is no longer read as a command.
setlocal EnableDelayedExpansion
rem A backslash before the closing quotation mark would take it into the path.
if "!inbox:~-1!"=="\" set "inbox=!inbox!."

if not exist "!bdgxl!" (
  echo Không tìm thấy chương trình bdgxl trên máy này.
  echo Cài bdgxl theo mục 1 của tài liệu hướng dẫn, rồi chạy lại lệnh: bdgxl starters
  echo Bấm một phím bất kỳ để đóng cửa sổ này.
  pause >nul
  exit 3
)
if not exist "!inbox!\*" (
  echo Không có thư mục: !inbox!
  echo Kéo thư mục chứa các tệp đơn vị gửi về, thả vào biểu tượng của tệp này.
  echo Hoặc đặt thư mục đó cạnh tệp này với tên inbox, rồi bấm đúp vào tệp.
  echo Nếu tên thư mục có ký tự ^& mà không có dấu cách: đổi tên thư mục trước khi thả.
  echo Bấm một phím bất kỳ để đóng cửa sổ này.
  pause >nul
  exit 3
)

echo $title
echo Thư mục: !inbox!
echo.
"!bdgxl!" $arguments
set "code=!errorlevel!"
echo.
set "said=Lệnh dừng giữa chừng, mã !code!. Chụp màn hình này gửi người hỗ trợ."
if "!code!"=="0" set "said=Xong. Không có việc phải xử lý."
if "!code!"=="1" set "said=Xong. Có nội dung phải xử lý: xem các dòng ở trên."
if "!code!"=="2" set "said=Lệnh không chạy: tệp này không hợp với bản bdgxl đang cài. Chạy lại lệnh: bdgxl starters"
if "!code!"=="3" set "said=Chưa chạy được: thiếu kế hoạch hoặc thư mục chưa dùng được. Làm theo các dòng ở trên rồi chạy lại."
if "!code!"=="4" set "said=Không ghi được kết quả, thường vì tệp đang mở trong Excel. Đóng tệp đó rồi chạy lại."
if "!code!"=="70" set "said=Lỗi bên trong của bdgxl; tệp đơn vị gửi về vẫn nguyên vẹn. Chụp màn hình này gửi người hỗ trợ."
echo !said!
echo Bấm một phím bất kỳ để đóng cửa sổ này.
pause >nul
exit !code!
