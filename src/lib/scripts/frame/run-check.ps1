try {
  & $guards
  Invoke-RcCheck
} catch {
  Write-RcFailure -Problem $_.Exception.Message
} finally {
  Write-RcResult
}
