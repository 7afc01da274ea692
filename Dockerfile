# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Project files alone first: packages are fetched again only when one of these changes.
COPY global.json ./
COPY src/Directory.Build.props src/Directory.Packages.props src/
COPY src/Ordos.GreenPlan.Domain/*.csproj src/Ordos.GreenPlan.Domain/
COPY src/Ordos.GreenPlan.Extraction/*.csproj src/Ordos.GreenPlan.Extraction/
COPY src/Ordos.GreenPlan.Data/*.csproj src/Ordos.GreenPlan.Data/
COPY src/Ordos.GreenPlan.Cli/*.csproj src/Ordos.GreenPlan.Cli/
COPY src/Ordos.GreenPlan.Web/*.csproj src/Ordos.GreenPlan.Web/*.targets src/Ordos.GreenPlan.Web/
RUN dotnet restore src/Ordos.GreenPlan.Web && dotnet restore src/Ordos.GreenPlan.Cli

# The seeds are published with the portal.
COPY .editorconfig ./
COPY seeds/ seeds/
COPY src/ src/
RUN dotnet publish src/Ordos.GreenPlan.Web -c Release --no-restore -o /published/portal \
    && dotnet publish src/Ordos.GreenPlan.Cli -c Release --no-restore -o /published/cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
WORKDIR /app

# curl asks for the portal's health. The image's Debian or Ubuntu base brings ICU, which Chinese dates and order need.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown "$APP_UID" /data

COPY --from=build /published/portal ./
COPY --from=build /published/cli /cli/

# Urls, because appsettings.json would win over ASPNETCORE_URLS.
ENV Urls=http://+:8080 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    TZ=Asia/Shanghai \
    Portal__DataFolder=/data \
    Portal__LogFolder=/data/logs \
    Portal__SeedsFolder=/app/seeds

USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD curl --fail --silent --show-error --output /dev/null http://localhost:8080/health
ENTRYPOINT ["dotnet", "Ordos.GreenPlan.Web.dll"]
