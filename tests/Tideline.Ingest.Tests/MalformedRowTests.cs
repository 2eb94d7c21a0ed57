using System.Text;
using CsCheck;
using Tideline.Ingest.Reading;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Tests;

/// <summary>Whatever a file holds, readers refuse it in words of their own, and by no other exception.</summary>
public sealed class MalformedRowTests : IDisposable
{
    private const string Digits = "3009999999";

    // Fields that hold the number, and what rows are broken with.
    private static readonly string[] Pieces =
    [
        "923009999999", "03009999999", "+92 300-9999999", "\"923009999999\"", "\"923009999999", "92\"3009999999", "msisdn", "event_time", "cell_id", "MSISDN", "A",
        ",", ",", ",", ";", "\t", "|", "\"", "\"\"", " ", "\n", "\n", "\r\n", "\uFEFF", "\0", "é", "=",
    ];

    private static readonly char?[] Delimiters = [null, ',', ';', '\t'];
    private static readonly bool?[] Headers = [null, true, false];

    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).List[1, 40].Select(string.Concat);

    private static readonly Gen<EventsFeed> Feed = Gen.Select(
        Gen.Int[0, 3].Select(i => Delimiters[i]), Gen.Int[0, 2].Select(i => Headers[i]), Gen.Bool,
        (delimiter, header, named) => new EventsFeed
        {
            Files = "*",
            Columns = named ? new EventColumns("msisdn", "event_time", "cell_id") : new EventColumns("column0", "column1", "column2"),
            CallingCode = "92",
            Delimiter = delimiter,
            Header = header,
        });

    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-test-").FullName;

    [Fact]
    public void No_message_of_a_reader_holds_a_field()
    {
        Gen.Select(Text, Feed, Gen.Bool, Gen.Int[0, 12], Gen.Byte).SamplePinned(
            (text, feed, zipped, cut, flipped) =>
            {
                var bytes = zipped ? TemporaryProject.Gzip(text) : Encoding.UTF8.GetBytes(text);
                bytes = bytes[..^Math.Min(cut, bytes.Length - 1)];
                bytes[^1] ^= flipped;
                var (refusal, rows) = Read(bytes, feed);

                // Sampled texts stay out of the message of a failed sample too: they would be a leak of their own.
                return rows >= 0 && !Holds(refusal);
            },
            print: _ => "a sample that is not shown",
            iter: 2000);
    }

    [Theory]
    [InlineData("923009999999,a,b\n")]
    [InlineData("msisdn;923009999999;b\n")]
    [InlineData("a,b\n923009999999,b\n")]
    public void A_refusal_is_still_made_so_that_the_law_says_something(string text)
    {
        var feed = new EventsFeed { Files = "*", Columns = new EventColumns("msisdn", "event_time", "cell_id"), CallingCode = "92" };

        var (refusal, _) = Read(Encoding.UTF8.GetBytes(text), feed);

        Assert.StartsWith("The file has no column", refusal, StringComparison.Ordinal);
        Assert.False(Holds(refusal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool Holds(string message) => new string([.. message.Where(char.IsDigit)]).Contains(Digits, StringComparison.Ordinal);

    /// <summary>Reads to the end or to the refusal; any other exception fails the test.</summary>
    private (string Refusal, long Rows) Read(byte[] bytes, EventsFeed feed)
    {
        var path = Path.Combine(_folder, "events.csv");
        File.WriteAllBytes(path, bytes);
        long rows = 0;
        try
        {
            using var source = new DelimitedSource(path, feed);
            while (source.Next(out _))
            {
                rows++;
            }

            return ("", rows);
        }
        catch (FileGateException gate)
        {
            return (gate.Message, rows);
        }
    }
}
