using System.Text.Json;
using Tideline.Learning.Progress;

namespace Tideline.Learning.Tests.Progress;

/// <summary>Records come from other machines: a line that whoever counts would stumble over is no attempt.</summary>
public sealed class AttemptTests
{
    private static readonly Attempt _right = new(1, "", "2026-11-30T10:00:00Z", "B1", Attempt.Exercise, 7, "", [new("rows", true, null)], 1, 0);

    [Fact]
    public void A_right_line_is_read() => Assert.Equal(_right.ToLine(), Attempt.FromLine(_right.ToLine()).ToLine());

    public static TheoryData<string> Wrong =>
    [
        (_right with { Criteria = [] }).ToLine(),
        (_right with { Criteria = [null!] }).ToLine(),
        (_right with { Criteria = [new(null!, true, null)] }).ToLine(),
        (_right with { Criteria = [new("rows", false, new string('x', 81))] }).ToLine(),
        (_right with { Item = "exam" }).ToLine(),
        (_right with { Score = 1.5 }).ToLine(),
        (_right with { Module = new string('B', 81) }).ToLine(),
        (_right with { At = "yesterday" }).ToLine(),
        (_right with { At = "9999-12-31T00:00:00Z" }).ToLine(),
        (_right with { Origins = [.. Enumerable.Repeat(new AttemptOrigin(1, ""), 17)] }).ToLine(),
        (_right with { Origins = [null!] }).ToLine(),
        "null",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_line_that_lacks_something_is_none(string line) => Assert.Throws<JsonException>(() => Attempt.FromLine(line));
}
