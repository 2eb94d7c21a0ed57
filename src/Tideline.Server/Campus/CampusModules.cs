using System.Collections.Concurrent;
using Tideline.Learning.Courses;
using Tideline.Learning.Progress;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus;

/// <summary>Modules by the words of an address.</summary>
internal static class CampusModules
{
    // Read once: each is parsed from its files.
    private static readonly ConcurrentDictionary<(string Id, string Language), CourseModule> _read = new();

    /// <summary>Languages that a module may be in; it comes in English where it is not.</summary>
    public static IReadOnlyList<string> Languages { get; } = [CourseShelf.English, "ur"];

    /// <exception cref="ProblemException">There is no such module.</exception>
    public static CourseModule Find(string id, string? language)
    {
        var module = CourseShelf.Modules.FirstOrDefault(m => m.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new ProblemException(404, ProblemCode.ModuleUnknown, "There is no such module; /api/v1/campus/modules lists those there are.");
        var wanted = language is not null && Languages.Contains(language, StringComparer.Ordinal) ? language : CourseShelf.English;
        return _read.GetOrAdd((module.Id, wanted), key => CourseShelf.Find(key.Id, key.Language));
    }

    /// <summary>All modules, in the order of the courses.</summary>
    public static IEnumerable<CourseModule> All(string? language) => CourseShelf.Modules.Select(m => Find(m.Id, language));

    /// <summary>The question that waits; null where this version has none of its id.</summary>
    public static QuizItem? QuestionOf(DueQuestion waiting, string? language = null) =>
        CourseShelf.Modules.Any(m => m.Id == waiting.Module) ? Find(waiting.Module, language).Quiz.FirstOrDefault(q => q.Id == waiting.Question) : null;
}
