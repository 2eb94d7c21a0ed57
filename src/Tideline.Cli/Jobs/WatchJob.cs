using NodaTime;
using Tideline.Domain;
using Tideline.Operation.Feeds;
using Tideline.Operation.Notices;
using Tideline.Operation.Watch;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Jobs;

/// <summary>The watch of a project, whoever hosts it.</summary>
internal static class WatchJob
{
    /// <exception cref="Domain.ConfigurationException">A secret of a channel cannot be read.</exception>
    public static Watcher Of(ProjectFolder folder, ProjectConfiguration configuration, IMorningWork work) => new(
        configuration.Operation, configuration.TimeZone,
        Receiver.Of(folder, configuration),
        work, Book(folder, configuration), SystemClock.Instance);

    private static NoticeBook Book(ProjectFolder folder, ProjectConfiguration configuration) =>
        new(NoticeBook.FileOf(folder), configuration.Name, NoticeBook.ChannelsOf(configuration.Operation, f => Secret(folder, f)));

    private static string Secret(ProjectFolder folder, string file)
    {
        try
        {
            return File.ReadAllText(folder.Resolve(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The file {file} that operation.notices names cannot be read. Put the secret there, readable by this account alone; nothing was started.", e);
        }
    }
}
