using NodaTime;

namespace Tideline.Pipeline.Retention;

/// <summary>What one retention rule is about.</summary>
public enum RetentionClass
{
    /// <summary>Accepted events, and the lists of rejected rows of their files.</summary>
    Events,

    /// <summary>Tables about single subscribers, and what a run left of them when it was cut short.</summary>
    SubscriberTables,

    /// <summary>Unsuppressed figures and reports.</summary>
    Cubes,

    /// <summary>The operator's files in the project, loaded whole.</summary>
    LandingFiles,
}

/// <summary>One thing that a project holds and that retention may delete.</summary>
/// <param name="Class">Its rule.</param>
/// <param name="Table">What it is part of, such as <c>events</c>, <c>subscriber_day</c> or <c>reports</c>.</param>
/// <param name="Day">Its age: the local day it is about, or on which it was written.</param>
/// <param name="Path">Relative to the project, with forward slashes; null for a day that an engine keeps.</param>
/// <param name="Bytes">Its size; 0 for a day that an engine keeps.</param>
public sealed record HeldItem(RetentionClass Class, string Table, LocalDate Day, string? Path, long Bytes);
