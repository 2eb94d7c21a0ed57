using System.Text;
using CsCheck;
using Tideline.Ingest.Subscribers;

namespace Tideline.Ingest.Tests;

public sealed class MsisdnTests
{
    [Theory]
    [InlineData("923001234567", "92", "923001234567")]
    [InlineData("+923001234567", "92", "923001234567")]
    [InlineData("00923001234567", "92", "923001234567")]
    [InlineData("03001234567", "92", "923001234567")]
    [InlineData("3001234567", "92", "923001234567")]
    [InlineData("(0300) 123-4567", "92", "923001234567")]
    [InlineData("9123456789", "91", "919123456789")]
    [InlineData("6591234567", "65", "6591234567")]
    [InlineData("65123456", "65", "6565123456")]
    [InlineData("34612345678", "34", "34612345678")]
    [InlineData("612345678", "34", "34612345678")]
    [InlineData("+447911123456", "92", "447911123456")]
    [InlineData("447911123456", "92", "447911123456")]
    public void A_written_number_becomes_its_E164_digits(string written, string callingCode, string expected) =>
        Assert.Equal(expected, Normalise(written, callingCode));

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("12")]
    [InlineData("92300123456789012")]
    [InlineData("92300x234567")]
    [InlineData("9.23001E+11")]
    [InlineData("000000000000")]
    [InlineData("٩٢٣٠٠١٢٣٤٥٦٧")]
    public void What_is_no_phone_number_is_refused(string written) => Assert.Null(Normalise(written, "92"));

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        Gen.String[Gen.Char["0123456789+ -"], 0, 20].SamplePinned(written =>
        {
            var once = Normalise(written, "92");
            return once is null || Normalise("+" + once, "92") == once;
        });

    private static string? Normalise(string written, string callingCode)
    {
        var digits = new byte[Msisdn.MaximumDigits];
        return Msisdn.TryNormalise(Encoding.UTF8.GetBytes(written), callingCode, digits, out var length)
            ? Encoding.ASCII.GetString(digits, 0, length)
            : null;
    }
}
