using Tideline.Learning.Maturity;

namespace Tideline.Server.Learning;

/// <param name="Respondents">Words for who answers.</param>
/// <param name="Evidence">Words for what an answer rests on, the weakest first; each caps the level, at its place from 1.</param>
public sealed record FrameworkAnswer(
    IReadOnlyList<FrameworkDimension> Dimensions, IReadOnlyList<FrameworkGate> Gates, IReadOnlyList<string> Respondents, IReadOnlyList<string> Custodies, IReadOnlyList<string> Evidence)
{
    internal static FrameworkAnswer Of(MaturityFramework framework, FrameworkWords? words) => new(
        [
            .. framework.Dimensions.Select(d => new FrameworkDimension(
                d.Code, d.Name, [.. d.Questions.Select(q => words?.Of(q) ?? q).Select(q => new FrameworkQuestion(q.Code, q.Asks, q.Levels, q.Evidence))])),
        ],
        [.. framework.Gates.Select(g => new FrameworkGate(g.Code, g.Name))],
        [.. Enum.GetValues<RespondentKind>().Select(AnswerSheetFile.Spelt)], [.. Enum.GetValues<Custody>().Select(AnswerSheetFile.Spelt)], [.. Enum.GetValues<Evidence>().Select(AnswerSheetFile.Spelt)]);
}

public sealed record FrameworkDimension(string Code, string Name, IReadOnlyList<FrameworkQuestion> Questions);

/// <param name="Levels">What levels 1 to 4 look like; level 0 is nothing, or nobody knows.</param>
/// <param name="Evidence">What to attach.</param>
public sealed record FrameworkQuestion(string Code, string Asks, IReadOnlyList<string> Levels, string Evidence);

public sealed record FrameworkGate(string Code, string Name);
