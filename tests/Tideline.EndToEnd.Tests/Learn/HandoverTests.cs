using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B13 from its task: releases made again, a register, and corrections.</summary>
[Collection(nameof(OneCountry))]
public sealed class HandoverTests(LearnTests.Country country)
{
    private static readonly string[] _days = [.. Enumerable.Range(25, 5).Select(d => string.Create(CultureInfo.InvariantCulture, $"2025-08-{d}"))];

    [Fact]
    public async Task What_is_found_by_the_task_is_right() => await country.Passes("B13", Handover());

    [Theory]
    [InlineData("rebuild", "other_line_ends")]
    [InlineData("rebuild", "last_line_end_left_out")]
    [InlineData("rebuild", "header_left_out")]
    [InlineData("rebuild", "rows_for_people")]
    [InlineData("rebuild", "threshold_missed")]
    [InlineData("broken_entry", "file_for_chain")]
    [InlineData("broken_entry", "entry_after")]
    [InlineData("erratum", "difference_of_numbers")]
    [InlineData("erratum", "all_corrected")]
    [InlineData("erratum", "new_register_for_all_days")]
    [InlineData("corrected", "other_line_ends")]
    [InlineData("corrected", "all_corrected")]
    public void A_known_mistake_in_operation_is_named(string criterion, string misconception) => country.Names("B13", criterion, misconception, Handover(misconception));

    private IEnumerable<string> Handover(string? mistake = null)
    {
        var register = country.Table("ops/register.csv");
        var (before, after) = (People("ops/cells.csv", late: false), People("ops/cells_new.csv", late: true, allDays: mistake == "new_register_for_all_days"));
        var districts = country.Table("ops/cells.csv").Select(c => c["pcode"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var differs = _days.Single(d => Sha(File.ReadAllText(Path.Combine(country.Work, "ops", "releases", d + ".csv"))) != Sha(Table(d, before, [])));
        var broken = register.Single(r => Sha(string.Join('|', r["sequence"], r["release"], r["sha256"], r["previous"])) != r["hash"])["sequence"];
        HashSet<(string Day, string District)> errata =
        [
            .. from day in _days
               from district in districts
               let key = (day, district)
               let old = before[key].Select(p => p.Subscriber).ToHashSet(StringComparer.Ordinal)
               let now = after[key].Select(p => p.Subscriber).ToHashSet(StringComparer.Ordinal)
               let changed = old.Concat(now).Distinct(StringComparer.Ordinal).Count() - old.Intersect(now, StringComparer.Ordinal).Count()
               where mistake switch
               {
                   "all_corrected" => old.Count != now.Count,
                   "difference_of_numbers" => Math.Abs(old.Count - now.Count) >= 16,
                   _ => old.Count > 15 && now.Count > 15 && old.Count != now.Count && changed > 15,
               }
               select key,
        ];
        return
        [
            "item,value",
            .. _days.Select(d => $"rebuild_{d},{Sha(Mistaken(Table(d, before, [], mistake)))}"),
            $"not_reproduced,{differs}",
            $"broken_entry,{mistake switch { "file_for_chain" => register.Single(r => r["release"] == differs)["sequence"], "entry_after" => Following(broken), _ => broken }}",
            .. errata.Select(e => $"erratum,{e.Day} {e.District}"),
            .. _days.Select(d => $"corrected_{d},{Sha(Mistaken(Table(d, before, errata, null, after)))}"),
        ];

        string Mistaken(string table) => mistake switch
        {
            "other_line_ends" => table.ReplaceLineEndings("\r\n"),
            "last_line_end_left_out" => table[..^1],
            "header_left_out" => table["pcode,people\n".Length..],
            _ => table,
        };

        string Table(string day, ILookup<(string, string), (string Subscriber, int Row)> people, HashSet<(string, string)> corrected, string? wrong = null, ILookup<(string, string), (string Subscriber, int Row)>? now = null) =>
            string.Join('\n', (string[])["pcode,people", .. districts.Select(d =>
            {
                var rows = (corrected.Contains((day, d)) ? now! : people)[(day, d)];
                var number = wrong == "rows_for_people" ? rows.Count() : rows.Select(p => p.Subscriber).Distinct(StringComparer.Ordinal).Count();
                return $"{d},{(number > 15 || wrong == "threshold_missed" ? number.ToString(CultureInfo.InvariantCulture) : "")}";
            }), ""]);
    }

    private ILookup<(string, string), (string Subscriber, int Row)> People(string register, bool late, bool allDays = false)
    {
        var cells = country.Table(register).GroupBy(c => c["cell"], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderByDescending(c => c["valid_from"], StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        return country.Table("ops/seen.csv").Concat(late ? country.Table("ops/late.csv") : [])
            .Select((r, i) => (Key: (r["day"], cells[r["cell"]].First(c => allDays || string.CompareOrdinal(c["valid_from"], r["day"]) <= 0)["pcode"]), Person: (r["subscriber"], i)))
            .ToLookup(r => r.Key, r => r.Person);
    }

    private static string Following(string sequence) => (int.Parse(sequence, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
