using NodaTime;

namespace Tideline.Server.Campus.Cohorts;

/// <summary>A group that learns together.</summary>
/// <param name="Id">Names its file.</param>
/// <param name="Code">What learners join with.</param>
/// <param name="Members">Hashes of the learners' codes.</param>
internal sealed record Cohort(
    string Id, string Code, string Name, LocalDate Starts, LocalDate Ends, IReadOnlyList<CohortSession> Sessions, IReadOnlyList<string> Members, IReadOnlyList<BoardQuestion> Board);

/// <summary>When the cohort meets.</summary>
/// <param name="Time">Of the project's time zone, as 09:30; what a person reads.</param>
/// <param name="Modules">What it is about.</param>
/// <param name="Live">Address of the meeting; null: in a room.</param>
/// <param name="Recording">Address of the recording; null: there is none.</param>
/// <param name="Present">Hashes of the learners who said that they were there.</param>
internal sealed record CohortSession(
    string Id, LocalDate Date, string Time, string Title, IReadOnlyList<string> Modules, string? Live, string? Recording, IReadOnlyList<string> Present);

/// <summary>A question on the board.</summary>
/// <param name="Learner">Hash of who asked, so that they can take it back; it is shown to nobody.</param>
/// <param name="Nickname">What the learner wants to be called here; null: nothing.</param>
/// <param name="Answer">Of a trainer; null: not yet.</param>
internal sealed record BoardQuestion(string Id, string Learner, string? Nickname, LocalDate Asked, string Text, string? Answer);
