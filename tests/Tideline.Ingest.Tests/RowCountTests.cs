using CsCheck;

namespace Tideline.Ingest.Tests;

/// <summary>No row is lost without a count, whatever is in the file.</summary>
public sealed class RowCountTests
{
    private static readonly Gen<string> Field = Gen.Frequency(
        (6, Gen.Int[0, 30].Select(i => $"9230012345{i:00}")),
        (2, Gen.OneOf<string>("", "NULL", "\"", "\"a\"\"b\"", "a\"b", "+", "2025-08-15", "é", "9".PadLeft(40, '9'))),
        (2, Gen.String[Gen.Char[' ', 'ÿ'], 0, 8].Select(s => s.Replace(',', '.'))));

    private static readonly Gen<string> Line = Gen.Frequency(
        (8, Gen.Select(Gen.Int[0, 30], Gen.Int[0, 59], Gen.OneOf<string>("A1", "B2", "Z9"), (n, s, c) => $"9230012345{n:00},2025-08-15 10:00:{s:00},{c}")),
        (2, Field.List[1, 5].Select(f => string.Join(',', f))));

    [Fact]
    public void Rows_read_are_kept_dropped_as_duplicates_or_rejected() =>
        Line.List[1, 60].SamplePinned(
            lines =>
            {
                using var project = new TemporaryProject("      maximum_duplicates: 1");
                project.Write("inbox/events/a.csv", $"{TemporaryProject.Header}\n923001234567,2025-08-15 11:00:00,A1\n{string.Join('\n', lines)}");

                var file = Assert.Single(project.Ingest().Accepted);

                Assert.Equal(1 + lines.Count(l => l.Length > 0), file.RowsIn);
                Assert.Equal(file.RowsIn, file.RowsKept + file.Duplicates + file.Rejected.Values.Sum());
                Assert.Equal([$"{file.RowsKept}"], project.Query("select count(*) from t"));
                if (file.Rejected.Count > 0)
                {
                    Assert.Equal([$"{file.Rejected.Values.Sum()}|{file.Rejected.Values.Sum()}"], project.Query("select count(*), count(distinct \"row\") from t", "rejects"));
                }
            },
            iter: 20);
}
