using System.Globalization;
using System.Text;
using CsCheck;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class TimestampFormatTests
{
    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2025-08-26 14:03:09", "2025-08-26T14:03:09")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2025-08-26 14:03:09.999", "2025-08-26T14:03:09")]
    [InlineData("dd/MM/yyyy HH:mm", "26/08/2025 14:03", "2025-08-26T14:03:00")]
    [InlineData("d/M/yyyy H:mm:ss", "6/8/2025 4:03:09", "2025-08-06T04:03:09")]
    [InlineData("yyyyMMddHHmmss", "20250826140309", "2025-08-26T14:03:09")]
    [InlineData("yyyyMMddHHmmssfff", "20250826140309123", "2025-08-26T14:03:09")]
    [InlineData("yyyy-MM-ddTHH:mm:ss", "2025-08-26T14:03:09", "2025-08-26T14:03:09")]
    [InlineData("iso8601", "2025-08-26T14:03:09", "2025-08-26T14:03:09")]
    [InlineData("iso8601", "2025-08-26 14:03", "2025-08-26T14:03:00")]
    [InlineData("iso8601", "2025-08-26T14:03:09.25+05:00", "2025-08-26T09:03:09 instant")]
    [InlineData("iso8601", "2025-08-26T14:03:09-0330", "2025-08-26T17:33:09 instant")]
    [InlineData("iso8601", "2025-08-26T14:03:09Z", "2025-08-26T14:03:09 instant")]
    [InlineData("epoch_s", "1756216989", "2025-08-26T14:03:09 instant")]
    [InlineData("epoch_s", "1756216989.7", "2025-08-26T14:03:09 instant")]
    [InlineData("epoch_ms", "1756216989999", "2025-08-26T14:03:09 instant")]
    public void A_written_time_is_read(string format, string text, string expected) => Assert.Equal(expected, Read(format, text));

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2025-08-26T14:03:09")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2025-08-26 24:00:00")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2025-02-29 10:00:00")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2025-08-26 14:03:09x")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2025-08-26 14:03")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "")]
    [InlineData("dd/MM/yyyy HH:mm", "08/26/2025 14:03")]
    [InlineData("iso8601", "2025-08-26")]
    [InlineData("iso8601", "2025-08-26T14:03:09+5")]
    [InlineData("iso8601", "2025-08-26T14:03:")]
    [InlineData("epoch_s", "12x")]
    [InlineData("epoch_s", "")]
    [InlineData("epoch_ms", "1.7E12")]
    public void What_is_written_otherwise_is_refused(string format, string text) => Assert.Null(Read(format, text));

    [Fact]
    public void Any_date_of_the_calendar_is_what_the_platform_says() =>
        Gen.DateTime.SamplePinned(time =>
        {
            var text = time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            return Read("yyyy-MM-dd HH:mm:ss", text) == time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        });

    [Fact]
    public void No_text_makes_reading_fail() =>
        Gen.Select(Gen.OneOf<string>("iso8601", "epoch_s", "epoch_ms", "yyyy-MM-dd HH:mm:ss", "d/M/yyyy H:m"), Gen.String[Gen.Char["0123456789-:T Z+./"], 0, 30])
            .SamplePinned((format, text) => _ = Read(format, text));

    private static string? Read(string format, string text) =>
        TimestampFormat.Parse(format).TryRead(Encoding.UTF8.GetBytes(text), out var time)
            ? DateTime.UnixEpoch.AddSeconds(time.Seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + (time.IsInstant ? " instant" : "")
            : null;
}
